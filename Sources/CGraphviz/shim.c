#include "CGraphviz.h"
#include <gvc.h>
const char *cgv_version(void) { static GVC_t *c; if (!c) c = gvContext(); return gvcVersion(c); }
