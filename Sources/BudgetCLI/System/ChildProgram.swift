import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that is started to do part of the work; its messages count as the command's own.
struct ChildProgram {
  let path: String

  /// Finds a program: by an environment variable, or next to this one.
  static func find(_ name: String, variable: String, _ context: Context) -> ChildProgram? {
    if let named = context.environment[variable], !named.isEmpty {
      return ChildProgram(path: context.resolve(named))
    }
    guard let executable = Installation.executable else { return nil }
    let path = Files.path(Files.folder(of: executable), name)
    return access(path, X_OK) == 0 ? ChildProgram(path: path) : nil
  }

  /// Finds a program in the search path.
  static func inPath(_ name: String, _ context: Context) -> ChildProgram? {
    for folder in (context.environment["PATH"] ?? "").split(separator: ":") {
      let path = Files.path(String(folder), name)
      if access(path, X_OK) == 0, !Files.isFolder(path) { return ChildProgram(path: path) }
    }
    return nil
  }

  /// Runs a program without useful output, with a time limit in seconds.
  ///
  /// - Returns: its exit code; nil if it exceeded the limit and was ended.
  /// - Throws: `Failure` when it cannot be started.
  func runSilently(_ arguments: [String], _ context: Context, seconds: Int) throws -> Int32? {
    context.output.flush()
    context.errors.flush()
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nothing) }
    let process = try start(arguments, context, output: nothing, errors: nothing)
    var status: Int32 = 0
    for _ in 0..<(seconds * 50) {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
      }
      if ended < 0, errno != EINTR { return ExitStatus.bug.rawValue }
      usleep(20_000)
    }
    kill(process, SIGKILL)
    _ = wait(for: process)
    return nil
  }

  /// Runs the program to its end.
  ///
  /// - Returns: its exit code; 128 plus the signal's number if a signal ended it.
  /// - Throws: `Failure` when it cannot be started.
  func run(_ arguments: [String], _ context: Context) throws -> Int32 {
    context.output.flush()
    context.errors.flush()
    // If the streams are the process's own, the program inherits them, including the terminal.
    if context.output is DescriptorSink, context.errors.sink is DescriptorSink {
      return try wait(for: start(arguments, context, output: 1, errors: 2))
    }
    return try runThroughPipes(arguments, context)
  }

  private func start(
    _ arguments: [String], _ context: Context, output: Int32, errors: Int32
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if output != 1 { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    if errors != 2 { posix_spawn_file_actions_adddup2(&actions, errors, 2) }
    let words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] =
      context.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, path, &actions, nil, words, variables)
    if failure != 0 {
      throw Failure(
        .unreachable, "cannot start '\(path)': \(String(cString: strerror(failure)))")
    }
    return process
  }

  private func wait(for process: Int32) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return ExitStatus.bug.rawValue }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private func runThroughPipes(_ arguments: [String], _ context: Context) throws -> Int32 {
    var output: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]
    guard pipe(&output) == 0, pipe(&errors) == 0 else {
      throw Failure(.inputOutput, "no pipe can be made: \(String(cString: strerror(errno)))")
    }
    for end in [output[0], errors[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { for end in [output[0], errors[0]] { close(end) } }
    let process: Int32
    do {
      defer { for end in [output[1], errors[1]] { close(end) } }
      process = try start(arguments, context, output: output[1], errors: errors[1])
    }
    var open: [(Int32, OutputSink)] = [
      (output[0], context.output), (errors[0], context.errors.sink),
    ]
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !open.isEmpty {
      var requests = open.map { pollfd(fd: $0.0, events: Int16(POLLIN), revents: 0) }
      if poll(&requests, nfds_t(requests.count), -1) < 0, errno != EINTR { break }
      for (index, request) in requests.enumerated().reversed() where request.revents != 0 {
        let count = read(request.fd, &buffer, buffer.count)
        if count > 0 {
          buffer.withUnsafeBytes {
            open[index].1.write(UnsafeRawBufferPointer(rebasing: $0[..<count]))
          }
        } else if count == 0 || errno != EINTR {
          open.remove(at: index)
        }
      }
    }
    return wait(for: process)
  }
}
