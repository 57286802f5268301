// Whoever imports Entente has the parts it is made of.
@_exported public import EntenteDiagram
@_exported public import EntenteInput
@_exported public import EntenteInterchange
@_exported public import EntenteLexicon
@_exported public import EntenteModel
@_exported public import EntenteQuery
@_exported public import EntenteReading
@_exported public import EntenteStore
