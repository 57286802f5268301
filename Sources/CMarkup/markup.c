// libxml2 behind a few functions of ours. Its headers bring those of ICU along, which Swift's Foundation has under the
// same names, so Swift must not see them.

#include "CMarkup.h"

#include <dlfcn.h>
#include <limits.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#define MOST_ATTRIBUTES 64

// The library is loaded when the first page or feed is read: with ICU behind it, it would cost every question more
// than a millisecond. The types are those of its headers, the functions are asked for by name.
static struct {
  bool is_there;
  xmlChar *(*node_list_get_string)(xmlDoc *, const xmlNode *, int);
  void (**free)(void *);
  void (*set_error_function)(void *, xmlGenericErrorFunc);
  xmlDoc *(*read_html)(const char *, int, const char *, const char *, int);
  xmlDoc *(*read_xml)(const char *, int, const char *, const char *, int);
  xmlNode *(*root)(const xmlDoc *);
  void (*free_document)(xmlDoc *);
} library;

bool entente_markup_prepare(void) {
  void *handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!handle) handle = dlopen("libxml2.so", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return false;
  void (*prepare)(void) = (void (*)(void))dlsym(handle, "xmlInitParser");
  library.node_list_get_string = (xmlChar * (*)(xmlDoc *, const xmlNode *, int)) dlsym(handle, "xmlNodeListGetString");
  library.free = (void (**)(void *))dlsym(handle, "xmlFree");
  library.set_error_function = (void (*)(void *, xmlGenericErrorFunc))dlsym(handle, "xmlSetGenericErrorFunc");
  library.read_html = (xmlDoc * (*)(const char *, int, const char *, const char *, int)) dlsym(handle, "htmlReadMemory");
  library.read_xml = (xmlDoc * (*)(const char *, int, const char *, const char *, int)) dlsym(handle, "xmlReadMemory");
  library.root = (xmlNode * (*)(const xmlDoc *)) dlsym(handle, "xmlDocGetRootElement");
  library.free_document = (void (*)(xmlDoc *))dlsym(handle, "xmlFreeDoc");
  library.is_there = prepare && library.node_list_get_string && library.free && library.set_error_function
    && library.read_html && library.read_xml && library.root && library.free_document;
  if (library.is_there) prepare();
  return library.is_there;
}

static void ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static void open_element(const xmlNode *node, const entente_markup_visitor *visitor) {
  const char *attributes[2 * MOST_ATTRIBUTES + 1];
  xmlChar *values[MOST_ATTRIBUTES];
  size_t count = 0;
  for (const xmlAttr *attribute = node->properties; attribute && count < MOST_ATTRIBUTES;
       attribute = attribute->next) {
    values[count] = library.node_list_get_string(node->doc, attribute->children, 1);
    attributes[2 * count] = (const char *)attribute->name;
    attributes[2 * count + 1] = values[count] ? (const char *)values[count] : "";
    count += 1;
  }
  attributes[2 * count] = NULL;
  const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;
  visitor->open(visitor->context, (const char *)node->name, prefix, attributes);
  while (count > 0) {
    count -= 1;
    if (values[count]) (*library.free)(values[count]);
  }
}

// Goes over the tree without recursion, since its depth is the input's choice.
static entente_markup_end walk(const xmlNode *root, int nesting, const entente_markup_visitor *visitor) {
  const xmlNode *node = root;
  int depth = 0;
  while (true) {
    bool entered = false;
    if (node->type == XML_ELEMENT_NODE) {
      if (depth >= nesting) return ENTENTE_MARKUP_TOO_DEEP;
      open_element(node, visitor);
      if (node->children) {
        entered = true;
        depth += 1;
        node = node->children;
      } else {
        visitor->close(visitor->context);
      }
    } else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content) {
      visitor->text(visitor->context, (const char *)node->content);
    }
    if (entered) continue;
    while (node != root && !node->next) {
      node = node->parent;
      depth -= 1;
      visitor->close(visitor->context);
    }
    if (node == root) return ENTENTE_MARKUP_READ;
    node = node->next;
  }
}

entente_markup_end entente_markup_read(
    const char *bytes, size_t count, bool is_html, int nesting, const entente_markup_visitor *visitor) {
  if (!library.is_there) return ENTENTE_MARKUP_NO_LIBRARY;
  if (count == 0 || count > INT_MAX) return ENTENTE_MARKUP_EMPTY;
  library.set_error_function(NULL, ignore);
  xmlDoc *document;
  if (is_html) {
    document = library.read_html(
        bytes, (int)count, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  } else {
    document = library.read_xml(
        bytes, (int)count, NULL, "UTF-8",
        XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_COMPACT);
  }
  if (!document) return ENTENTE_MARKUP_EMPTY;
  entente_markup_end end = ENTENTE_MARKUP_EMPTY;
  const xmlNode *root = library.root(document);
  if (root) end = walk(root, nesting, visitor);
  library.free_document(document);
  return end;
}
