import Arguments
import TestSupport
import Testing

@Suite struct CompletionTests {
  @Test(arguments: CompletionShell.allCases)
  func script(_ shell: CompletionShell) {
    expectGolden(Tool.completionScript(for: shell), "completions.\(shell.rawValue)")
  }

  @Test(arguments: CompletionShell.allCases.filter { hasProgram($0.rawValue) })
  func syntax(_ shell: CompletionShell) {
    let script = Tool.completionScript(for: shell)
    let result = runScript(script, in: shell.rawValue, options: ["-n"])
    #expect(result.output == "" && result.code == 0)
  }

  /// Returns what Bash offers for a line with the cursor on its last word, `_` if that is empty.
  @Test(
    .enabled(if: hasProgram("bash")),
    arguments: [
      Case("_", "copy help price store"), Case("pr", "price"), Case("-", "--help --version -h"),
      Case("zzz", ""), Case("store _", "help load"), Case("help _", "copy help price store"),
      Case("help store _", "help load"), Case("help price _", ""), Case("store help l", "load"),
      Case("help price --f", "--format"), Case("store load _", "csv json table"),
      Case("store load csv _", ""), Case("price --f", "--format"),
      Case("price --format _", "csv json table"), Case("price --format c", "csv"),
      Case("price --format = j", "json"), Case("price --format =", "csv json table"),
      Case("price -f c", "csv"), Case("price --format csv --q", "--quiet"),
      Case("price --format = csv --q", "--quiet"), Case("price --secr", ""),
      Case("price x _", "a.json folder"), Case("price ./a", "./a.json"),
      Case("price -- ./b", ""), Case("price -- --f", ""), Case("price --quiet ./a", "./a.json"),
      Case("price --output ./", "./a.json ./b.txt ./c ./folder"),
      Case("price --output = ./b", "./b.txt"), Case("price --set _", ""),
      Case("copy a ./", "./folder"), Case("copy ./", ""), Case("copy --count 3 a ./", "./folder"),
      Case("copy a b _", ""), Case("store load --from ./", "./folder"),
    ])
  func bashOffers(_ row: Case) {
    let words = ["tool"] + row.words
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      \(Tool.completionScript(for: .bash))
      folder=$(mktemp -d) && cd "$folder" && touch a.json b.txt 'c' && mkdir folder
      COMP_WORDS=(\(list)) COMP_CWORD=\(words.count - 1)
      _tool tool
      printf '%s\\n' "${COMPREPLY[@]}" | sort
      rm -r "$folder"
      """
    let result = runScript(script, in: "bash")
    let offered = result.output.split(separator: "\n").joined(separator: " ")
    #expect(offered == row.expected)
  }

  @Test(
    .enabled(if: hasProgram("fish")),
    arguments: [
      Case("_", "copy help price store"), Case("store _", "help load"), Case("pr", "price"),
      Case("price --form", "--format"), Case("price --format _", "csv json table"),
      Case("price --format=j", "--format=json"), Case("store load c", "csv"),
      Case("store help l", "load"), Case("price --secr", ""), Case("copy x fol", "folder/"),
      Case("price --output b", "b.txt"),
    ])
  func fishOffers(_ row: Case) {
    let line = (["tool"] + row.words).joined(separator: " ")
    let script = """
      \(Tool.completionScript(for: .fish))
      set -l folder (mktemp -d); and cd $folder; and touch a.json b.txt; and mkdir folder
      complete --do-complete '\(line)' | cut -f 1 | sort
      rm -r $folder
      """
    let result = runScript(script, in: "fish", options: ["--no-config"])
    let offered = result.output.split(separator: "\n").joined(separator: " ")
    #expect(offered == row.expected)
  }
}
