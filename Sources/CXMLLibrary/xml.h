// Only CMarkup/markup.c uses libxml2; Swift sees CMarkup.h. What stands here makes the module, and so the flags.
#include <libxml/xmlversion.h>
