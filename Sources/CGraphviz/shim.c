#define _GNU_SOURCE
#include "CGraphviz.h"

#include <dirent.h>
#include <dlfcn.h>
#include <graphviz/graphviz_version.h>
#include <graphviz/gvc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GRAPH(g) ((Agraph_t *)(g))
#define NODE(n) ((Agnode_t *)(n))
#define EDGE(e) ((Agedge_t *)(e))
#define AS(type, value) ((type)(void *)(value))

// The library, loaded when the first picture is laid out: with the five that it needs in turn, it would cost every
// question half a millisecond. The types are those of its headers; what is used of it is asked for by name.

#define EVERY_FUNCTION(USE)                                                                                  \
  USE(agclose) USE(agfstnode) USE(agfstout) USE(agfstsubg) USE(agget) USE(aggetrec) USE(agnxtnode)           \
  USE(agnxtout) USE(agnxtsubg) USE(agread) USE(agreadline) USE(agreseterrors) USE(agseterrf) USE(gvContext)  \
  USE(gvContextPlugins) USE(gvFreeLayout) USE(gvLayout) USE(gvcVersion)

static struct {
#define DECLARE(name) __typeof__(name) *name;
  EVERY_FUNCTION(DECLARE)
#undef DECLARE
  Agdisc_t *AgDefaultDisc;
  Agiodisc_t *AgIoDisc;
} library;

// Messages.

// Graphviz hands a message over in pieces ("Error", ": ", text) and without a context pointer.
static char messages[16384];
static size_t message_length;

static int keep_message(char *piece) {
  size_t length = piece ? strlen(piece) : 0;
  size_t room = sizeof messages - 1 - message_length;
  if (length > room) length = room;
  if (length > 0) memcpy(messages + message_length, piece, length);
  message_length += length;
  messages[message_length] = 0;
  return 0;
}

const char *cgv_messages(void) { return messages; }

void cgv_forget_messages(void) {
  message_length = 0;
  messages[0] = 0;
  if (library.agreseterrors) library.agreseterrors();
}

static bool has_error(void) {
  if (strncmp(messages, "Error", 5) == 0) return true;
  return strstr(messages, "\nError") != NULL;
}

// The context and its engines.

static GVC_t *context;
static lt_symlist_t engines[3];
static char plugin_folder[4096];

const char *cgv_plugin_folder(void) { return plugin_folder; }

static void *open_library(void) {
  static const char *const names[] = {"libgvc.so.6", "libgvc.so.7", "libgvc.so"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    void *handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (handle) return handle;
  }
  return NULL;
}

// Structures are read as the headers describe them, so the library must be of their release: "2.43", without what
// follows, which counts corrections.
static bool is_of_our_release(const char *version) {
  const char *end = strrchr(PACKAGE_VERSION, '.');
  return strncmp(PACKAGE_VERSION, version, end ? (size_t)(end - PACKAGE_VERSION) + 1 : sizeof PACKAGE_VERSION) == 0;
}

// Keeps a message of our own, as a line of those that Graphviz gives.
static void complain(const char *what, const char *detail) {
  const char *const pieces[] = {"Error: ", what, detail, "\n"};
  for (size_t index = 0; index < sizeof pieces / sizeof *pieces; index++) keep_message((char *)pieces[index]);
}

static bool load(void) {
  if (library.agseterrf) return true;
  void *handle = open_library();
  if (!handle) {
    complain("Graphviz is not installed: ", dlerror());
    return false;
  }
  bool is_whole = true;
#define FIND(name) is_whole &= (library.name = AS(__typeof__(library.name), dlsym(handle, #name))) != NULL;
  EVERY_FUNCTION(FIND)
  FIND(AgDefaultDisc)
  FIND(AgIoDisc)
#undef FIND
  if (!is_whole) {
    memset(&library, 0, sizeof library);
    complain("the Graphviz that is installed lacks functions", "");
  }
  return is_whole;
}

// The library's soname changes between releases of Graphviz, so the folder is searched for what begins alike.
static void *plugin(const char *prefix, const char *symbol) {
  DIR *folder = opendir(plugin_folder);
  if (!folder) return NULL;
  char best[512] = "";
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0) continue;
    if (strlen(entry->d_name) >= sizeof best) continue;
    // The shortest name with a version, then the first of its length: never what readdir happens to give first.
    if (!*best || strcmp(entry->d_name, best) < 0) strcpy(best, entry->d_name);
  }
  closedir(folder);
  if (!*best) return NULL;
  char path[sizeof plugin_folder + sizeof best + 2];
  snprintf(path, sizeof path, "%s/%s", plugin_folder, best);
  void *handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  if (!handle) {
    keep_message((char *)dlerror());
    keep_message("\n");
    return NULL;
  }
  return dlsym(handle, symbol);
}

bool cgv_open(void) {
  if (!load()) return false;
  library.agseterrf(AS(__typeof__(library.agseterrf(NULL)), keep_message));
  if (context) return true;
  Dl_info info;
  if (dladdr((void *)library.gvContext, &info) && info.dli_fname) {
    const char *slash = strrchr(info.dli_fname, '/');
    int length = slash ? (int)(slash - info.dli_fname) : 0;
    snprintf(plugin_folder, sizeof plugin_folder, "%.*s/graphviz", length, info.dli_fname);
    engines[0].name = "gvplugin_dot_layout_LTX_library";
    engines[0].address = plugin("libgvplugin_dot_layout.so", engines[0].name);
    engines[1].name = "gvplugin_neato_layout_LTX_library";
    engines[1].address = plugin("libgvplugin_neato_layout.so", engines[1].name);
  }
  if (engines[0].address && engines[1].address) {
    context = library.gvContextPlugins(engines, 0);
  } else {
    plugin_folder[0] = 0;
    context = library.gvContext();
  }
  if (context && !is_of_our_release(library.gvcVersion(context))) {
    complain("this program was built for Graphviz " PACKAGE_VERSION ", not ", library.gvcVersion(context));
    context = NULL;
  }
  return context != NULL;
}

const char *cgv_version(void) { return cgv_open() ? library.gvcVersion(context) : ""; }

// Ids: the default discipline takes the address of a name for its id, and sorts by it. Ours counts.

static uint64_t last_id;

static void *id_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)graph, (void)discipline;
  return &last_id;
}

static long id_map(void *state, int type, char *name, IDTYPE *id, int create) {
  (void)state, (void)type;
  if (name || !create) return 0;  // Names are left to cgraph's own dictionary.
  *id = (IDTYPE)(last_id += 2) | 1;
  return 1;
}

static long id_alloc(void *state, int type, IDTYPE id) {
  (void)state, (void)type, (void)id;
  return 0;
}

static void id_free(void *state, int type, IDTYPE id) { (void)state, (void)type, (void)id; }

static char *id_print(void *state, int type, IDTYPE id) {
  (void)state, (void)type, (void)id;
  return NULL;
}

static void id_close(void *state) { (void)state; }

static void id_register(void *state, int type, void *object) { (void)state, (void)type, (void)object; }

// Input: from memory, and always from the start, so that nothing is left over for the next graph.

typedef struct {
  const char *bytes;
  size_t length, position;
} source;

static int read_source(void *channel, char *buffer, int size) {
  source *from = channel;
  if (size <= 0) return 0;
  size_t count = from->length - from->position;
  // One line at a time, so that the scanner reads nothing beyond the graph's last line.
  if (count > (size_t)size) count = (size_t)size;
  const char *start = from->bytes + from->position;
  const char *newline = memchr(start, '\n', count);
  if (newline) count = (size_t)(newline - start) + 1;
  memcpy(buffer, start, count);
  from->position += count;
  return (int)count;
}

cgv_graph *cgv_read(const char *dot, size_t length) {
  if (!cgv_open()) return NULL;
  static Agiddisc_t ids;
  static Agiodisc_t input;
  ids.open = AS(__typeof__(ids.open), id_open);
  ids.map = AS(__typeof__(ids.map), id_map);
  ids.alloc = AS(__typeof__(ids.alloc), id_alloc);
  ids.free = AS(__typeof__(ids.free), id_free);
  ids.print = AS(__typeof__(ids.print), id_print);
  ids.close = AS(__typeof__(ids.close), id_close);
  ids.idregister = AS(__typeof__(ids.idregister), id_register);
  input = *library.AgIoDisc;
  input.afread = AS(__typeof__(input.afread), read_source);
  Agdisc_t discipline = *library.AgDefaultDisc;
  discipline.id = &ids;
  discipline.io = &input;
  last_id = 0;
  source from = {dot, length, 0};
  library.agreadline(1);
  Agraph_t *graph = library.agread(&from, &discipline);
  // What the scanner still holds would be read as the next graph: a second one in this text, or the rest of a
  // bad one. Reading on to the end empties it, and such a text is refused.
  bool has_more = false;
  for (int extra = 0; extra < 1000; extra++) {
    size_t before = from.position;
    Agraph_t *rest = library.agread(&from, &discipline);
    if (rest) library.agclose(rest);
    if (rest) has_more = true;
    if (!rest && from.position == before && from.position >= from.length) break;
  }
  if (graph && has_more) {
    keep_message("Error: the text holds more than one graph\n");
    library.agclose(graph);
    graph = NULL;
  }
  return (cgv_graph *)graph;
}

// Layout.

bool cgv_lay_out(cgv_graph *graph, const char *engine) {
  srand(1);
  srandom(1);
  srand48(1);
  if (library.gvLayout(context, GRAPH(graph), engine) != 0) return false;
  return !has_error();
}

// dot moves a rank's nodes to a larger array (flat.c, make_vn_slot) and later frees the array it came from.
static void repair_ranks(Agraph_t *graph) {
  if (!library.aggetrec(graph, (char *)"Agraphinfo_t", 0) || !GD_rank(graph)) return;
  for (int rank = GD_minrank(graph); rank <= GD_maxrank(graph); rank++)
    GD_rank(graph)[rank].av = GD_rank(graph)[rank].v;
}

void cgv_close(cgv_graph *graph) {
  repair_ranks(GRAPH(graph));
  library.gvFreeLayout(context, GRAPH(graph));
  library.agclose(GRAPH(graph));
}

// What was laid out.

static cgv_point point_of(pointf from) { return (cgv_point){from.x, from.y}; }

static cgv_box box_of(boxf from) { return (cgv_box){point_of(from.LL), point_of(from.UR)}; }

cgv_box cgv_bounds(cgv_graph *graph) { return box_of(GD_bb(GRAPH(graph))); }

cgv_node *cgv_first_node(cgv_graph *graph) { return (cgv_node *)library.agfstnode(GRAPH(graph)); }

cgv_node *cgv_next_node(cgv_graph *graph, cgv_node *node) {
  return (cgv_node *)library.agnxtnode(GRAPH(graph), NODE(node));
}

static const char *id_of(void *object) {
  const char *id = library.agget(object, (char *)"id");
  return id ? id : "";
}

const char *cgv_node_id(cgv_node *node) { return id_of(node); }

cgv_point cgv_node_centre(cgv_node *node) { return point_of(ND_coord(NODE(node))); }

cgv_edge *cgv_first_edge(cgv_graph *graph, cgv_node *tail) {
  return (cgv_edge *)library.agfstout(GRAPH(graph), NODE(tail));
}

cgv_edge *cgv_next_edge(cgv_graph *graph, cgv_edge *edge) {
  return (cgv_edge *)library.agnxtout(GRAPH(graph), EDGE(edge));
}

const char *cgv_edge_id(cgv_edge *edge) { return id_of(edge); }

static bezier *path_of(cgv_edge *edge) {
  splines *all = ED_spl(EDGE(edge));
  return all && all->size > 0 ? &all->list[0] : NULL;
}

size_t cgv_edge_point_count(cgv_edge *edge) {
  bezier *curve = path_of(edge);
  return curve ? (size_t)curve->size : 0;
}

cgv_point cgv_edge_point(cgv_edge *edge, size_t index) { return point_of(path_of(edge)->list[index]); }

bool cgv_edge_head(cgv_edge *edge, cgv_point *tip) {
  bezier *curve = path_of(edge);
  if (!curve || !curve->eflag) return false;
  *tip = point_of(curve->ep);
  return true;
}

bool cgv_edge_tail(cgv_edge *edge, cgv_point *tip) {
  bezier *curve = path_of(edge);
  if (!curve || !curve->sflag) return false;
  *tip = point_of(curve->sp);
  return true;
}

bool cgv_edge_label(cgv_edge *edge, cgv_point *centre) {
  textlabel_t *label = ED_label(EDGE(edge));
  if (!label || !label->set) return false;
  *centre = point_of(label->pos);
  return true;
}

// The engines make subgraphs of their own; only ours have an id.
static Agraph_t *cluster_from(Agraph_t *graph) {
  while (graph && !*id_of(graph)) graph = library.agnxtsubg(graph);
  return graph;
}

cgv_cluster *cgv_first_cluster(cgv_graph *graph) {
  return (cgv_cluster *)cluster_from(library.agfstsubg(GRAPH(graph)));
}

cgv_cluster *cgv_next_cluster(cgv_cluster *cluster) {
  return (cgv_cluster *)cluster_from(library.agnxtsubg(GRAPH(cluster)));
}

const char *cgv_cluster_id(cgv_cluster *cluster) { return id_of(cluster); }

cgv_box cgv_cluster_bounds(cgv_cluster *cluster) { return box_of(GD_bb(GRAPH(cluster))); }
