import TestSupport
import Testing

/// Tests of the built program, for behaviour that only a separate process shows.
@Suite(.enabled(if: builtProgram("budget") != nil && hasProgram("bash")))
struct ProgramTests {
  @Test(arguments: [
    ("$budget --version", "0.1.0\n0\n"),
    ("$budget --version 2>&-", "0.1.0\n0\n"),
    ("$budget --version <&-", "0.1.0\n0\n"),
    ("$budget nonsense 2>/dev/null", "64\n"),
    ("$budget nonsense 2>&-", "64\n"),
    ("$budget nonsense 2>&1 >/dev/full | head -1", "error: unknown subcommand 'nonsense'\n0\n"),
    (
      "$budget --version >/dev/full",
      "error: cannot write to standard output: No space left on device\n74\n"
    ),
    (
      "$budget --version >&-",
      "error: cannot write to standard output: Bad file descriptor\n74\n"
    ),
    (
      "f=$(mktemp); (ulimit -f 1; $budget init class 2>&1 >$f; echo $?); rm $f",
      "error: cannot write to standard output: File too large\n74\n0\n"
    ),
    // The other end of the pipe is closed before the program starts.
    ("exec 3> >(true); wait $!; $budget completions zsh >&3", "0\n"),
    ("exec 3> >(true); wait $!; $budget nonsense 2>/dev/null >&3", "64\n"),
    (
      "COLUMNS=50 $budget completions -h | head -1",
      "OVERVIEW: Print a script that completes commands,\n0\n"
    ),
  ])
  func leaves(script: String, expected: String) throws {
    let program = try #require(builtProgram("budget"))
    let result = runScript("budget='\(program)'\n\(script)\necho $?", in: "bash")
    #expect(result.output == expected)
  }

  @Test func completesItself() throws {
    let program = try #require(builtProgram("budget"))
    let script = """
      source <('\(program)' completions bash)
      COMP_WORDS=(budget completions '') COMP_CWORD=2
      _budget budget
      echo "${COMPREPLY[@]}"
      """
    #expect(runScript(script, in: "bash").output == "bash zsh fish\n")
  }
}
