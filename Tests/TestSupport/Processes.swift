import Glibc

/// The result of a program that has ended.
public struct ProgramResult: Sendable {
  /// The text of standard output and standard error.
  public var output: String
  /// The exit code, or 128 plus the signal that ended it.
  public var code: Int32
}

/// Returns whether a program is in the search path.
public func hasProgram(_ name: String) -> Bool {
  let path = getenv("PATH").map { String(cString: $0) } ?? ""
  return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
}

/// Returns the path of a program of this package, built next to the tests; nil if it was not built.
public func builtProgram(_ name: String) -> String? {
  guard let tests = realpath("/proc/self/exe", nil) else { return nil }
  defer { free(tests) }
  let folder = String(cString: tests).split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/")
  let path = "\(folder)/\(name)"
  return access(path, X_OK) == 0 ? path : nil
}

/// Runs a shell with a script; both are passed unchanged, nothing is quoted.
public func runScript(
  _ script: String, in shell: String, options: [String] = []
) -> ProgramResult {
  // A file, not a pipe, because tests run in parallel and a program would inherit the pipes of
  // others.
  guard let file = tmpfile() else { return ProgramResult(output: "no file", code: -1) }
  defer { fclose(file) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, fileno(file), 1)
  posix_spawn_file_actions_adddup2(&actions, fileno(file), 2)
  let words = [shell] + options + ["-c", script]
  let arguments = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var process: pid_t = 0
  let failure = posix_spawnp(&process, shell, &actions, nil, arguments, environ)
  guard failure == 0 else { return ProgramResult(output: "cannot start \(shell)", code: -1) }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  rewind(file)
  let signal = status & 0x7f
  return ProgramResult(
    output: String(decoding: readAll(file), as: UTF8.self),
    code: signal == 0 ? (status >> 8) & 0xff : 128 + signal)
}
