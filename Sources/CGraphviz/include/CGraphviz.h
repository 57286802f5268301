#ifndef CGRAPHVIZ_H
#define CGRAPHVIZ_H

#include <stdbool.h>
#include <stddef.h>

// What Swift cannot see of Graphviz: macros, variadics, mutable globals, and `char *` that is only read.
//
// Graphviz keeps its parser, its messages and its random numbers in globals: call from one thread at a time.
// It may also `abort()` or `exit()`: call from a process that may be lost. See Graphviz/LayoutChild.swift.

/// One graph, read and perhaps laid out.
typedef struct cgv_graph cgv_graph;

/// One node of a graph; valid until the graph is closed. Edges and clusters likewise.
typedef struct cgv_node cgv_node;
typedef struct cgv_edge cgv_edge;
typedef struct cgv_cluster cgv_cluster;

/// Points (1/72 inch), y upwards.
typedef struct {
  double x, y;
} cgv_point;

typedef struct {
  cgv_point lower, upper;
} cgv_box;

/// The version of the Graphviz library, as text.
const char *cgv_version(void);

/// Loads the layout engines, from beside the library itself; no plugin configuration is read.
/// Returns false, with messages, where they are not installed.
bool cgv_open(void);

/// Where the engines were looked for; "" when the library's own configuration had to be used.
const char *cgv_plugin_folder(void);

/// Reads the first graph of `dot`. Returns NULL, with messages, when it is not DOT.
/// Ids are counted in the order of the text, so that nothing depends on the addresses of names.
cgv_graph *cgv_read(const char *dot, size_t length);

/// Lays the graph out. Returns false on failure and on any message that begins with "Error", which Graphviz
/// itself often reports as success.
bool cgv_lay_out(cgv_graph *graph, const char *engine);

/// Frees the graph and its layout. Repairs the rank tables of `dot` first, which it would free twice.
void cgv_close(cgv_graph *graph);

/// The messages since the last call of `cgv_forget_messages`, one on a line.
const char *cgv_messages(void);
void cgv_forget_messages(void);

/// The box around everything drawn.
cgv_box cgv_bounds(cgv_graph *graph);

cgv_node *cgv_first_node(cgv_graph *graph);
cgv_node *cgv_next_node(cgv_graph *graph, cgv_node *node);
/// The value of the attribute `id`; the engines do not keep names.
const char *cgv_node_id(cgv_node *node);
cgv_point cgv_node_centre(cgv_node *node);

cgv_edge *cgv_first_edge(cgv_graph *graph, cgv_node *tail);
cgv_edge *cgv_next_edge(cgv_graph *graph, cgv_edge *edge);
const char *cgv_edge_id(cgv_edge *edge);
/// The control points of the edge's first cubic Bézier path, 3n + 1 of them; 0 where it has none.
size_t cgv_edge_point_count(cgv_edge *edge);
cgv_point cgv_edge_point(cgv_edge *edge, size_t index);
/// Whether the path is clipped for an arrow head at its end (its start), which then reaches to `tip`.
bool cgv_edge_head(cgv_edge *edge, cgv_point *tip);
bool cgv_edge_tail(cgv_edge *edge, cgv_point *tip);
/// Whether Graphviz placed the label, and its centre.
bool cgv_edge_label(cgv_edge *edge, cgv_point *centre);

cgv_cluster *cgv_first_cluster(cgv_graph *graph);
cgv_cluster *cgv_next_cluster(cgv_cluster *cluster);
const char *cgv_cluster_id(cgv_cluster *cluster);
cgv_box cgv_cluster_bounds(cgv_cluster *cluster);

#endif
