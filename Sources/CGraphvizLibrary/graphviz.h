// Only CGraphviz/shim.c includes this: Swift sees CGraphviz.h.
#include <gvc.h>
