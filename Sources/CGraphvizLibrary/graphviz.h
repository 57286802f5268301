// Only CGraphviz/shim.c includes what this names: Swift sees CGraphviz.h.
#include <graphviz/gvc.h>
