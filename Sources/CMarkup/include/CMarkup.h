#ifndef CMARKUP_H
#define CMARKUP_H

#include <stdbool.h>
#include <stddef.h>

/// How the reading of markup ended.
typedef enum {
  ENTENTE_MARKUP_READ,
  /// There is no element in it.
  ENTENTE_MARKUP_EMPTY,
  /// Elements are nested deeper than allowed.
  ENTENTE_MARKUP_TOO_DEEP,
  /// libxml2 is not on this machine.
  ENTENTE_MARKUP_NO_LIBRARY,
} entente_markup_end;

/// What is told of each part of the markup, in order. All texts are UTF-8 and live until the call returns.
typedef struct {
  void *context;
  /// An element begins. `attributes` holds names and values by turns, and ends with NULL; `prefix` may be NULL.
  void (*open)(void *context, const char *name, const char *prefix, const char *const *attributes);
  void (*text)(void *context, const char *text);
  /// The element that was opened last ends.
  void (*close)(void *context);
} entente_markup_visitor;

/// Loads libxml2 and makes it ready; to be called once, before threads use it. False where it is not to be had.
bool entente_markup_prepare(void);

/// Reads HTML or XML in UTF-8, however broken, and tells `visitor` of its elements and texts.
///
/// Nothing outside of the bytes is read: no document type, no entity, no address.
entente_markup_end entente_markup_read(
    const char *bytes, size_t count, bool is_html, int nesting, const entente_markup_visitor *visitor);

#endif
