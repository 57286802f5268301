public import EntenteInterchange
public import EntenteStore

/// A graph file is exported row by row, so that memory does not grow with it.
extension StoredGraph: GraphContents {}
