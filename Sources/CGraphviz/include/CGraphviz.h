#ifndef CGRAPHVIZ_H
#define CGRAPHVIZ_H
/// The version of the Graphviz library, as text.
const char *cgv_version(void);
#endif
