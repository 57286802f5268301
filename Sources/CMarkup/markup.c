// libxml2 behind a few functions of ours. Its headers bring those of ICU along, which Swift's Foundation has under the
// same names, so Swift must not see them.

#include "CMarkup.h"

#include <limits.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#define MOST_ATTRIBUTES 64

void entente_markup_prepare(void) { xmlInitParser(); }

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
    values[count] = xmlNodeListGetString(node->doc, attribute->children, 1);
    attributes[2 * count] = (const char *)attribute->name;
    attributes[2 * count + 1] = values[count] ? (const char *)values[count] : "";
    count += 1;
  }
  attributes[2 * count] = NULL;
  const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;
  visitor->open(visitor->context, (const char *)node->name, prefix, attributes);
  while (count > 0) {
    count -= 1;
    if (values[count]) xmlFree(values[count]);
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
  if (count == 0 || count > INT_MAX) return ENTENTE_MARKUP_EMPTY;
  xmlSetGenericErrorFunc(NULL, ignore);
  xmlDoc *document;
  if (is_html) {
    document = htmlReadMemory(
        bytes, (int)count, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  } else {
    document = xmlReadMemory(
        bytes, (int)count, NULL, "UTF-8",
        XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_COMPACT);
  }
  if (!document) return ENTENTE_MARKUP_EMPTY;
  entente_markup_end end = ENTENTE_MARKUP_EMPTY;
  const xmlNode *root = xmlDocGetRootElement(document);
  if (root) end = walk(root, nesting, visitor);
  xmlFreeDoc(document);
  return end;
}
