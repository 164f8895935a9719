import Glibc

/// What a program that has ended leaves.
public struct ProgramResult: Sendable {
  /// What it wrote to standard output and standard error.
  public var output: String
  /// Its exit code, or 128 and the signal that ended it.
  public var code: Int32
}

/// Whether a program of the name is in the search path.
public func hasProgram(_ name: String) -> Bool {
  let path = getenv("PATH").map { String(cString: $0) } ?? ""
  return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
}

/// The path of a program of this package, built beside the tests; nil if it was not.
public func builtProgram(_ name: String) -> String? {
  guard let tests = realpath("/proc/self/exe", nil) else { return nil }
  defer { free(tests) }
  let folder = String(cString: tests).split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/")
  let path = "\(folder)/\(name)"
  return access(path, X_OK) == 0 ? path : nil
}

/// Runs a shell of the name on a script; both are passed as they are, nothing is quoted.
public func runScript(
  _ script: String, in shell: String, options: [String] = []
) -> ProgramResult {
  // A file, not a pipe: tests run side by side, and a program would inherit the pipes of others.
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
