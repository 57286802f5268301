import Entente
import Foundation

// The same binary lays out its pictures in a child process of its own.
if let status = runLayoutChildIfAsked() { exit(status) }
exit(EntenteCommand.start().rawValue)
