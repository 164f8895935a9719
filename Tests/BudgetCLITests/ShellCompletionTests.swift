import BudgetCLI
import Foundation
import TestSupport
import Testing

/// What the three shells themselves offer for a line of `budget`, asked of the built program and
/// the catalog.
@Suite(.serialized, .enabled(if: builtProgram("budget") != nil))
struct ShellCompletionTests {
  static let shells = ["bash", "zsh", "fish"].filter(hasProgram)

  /// A line up to the cursor, and some of what is offered then.
  static let lines: [(line: String, offered: [String])] = [
    ("services nat_", ["nat_gateway"]),
    ("init th", ["three-notebooks"]),
    ("estimate --format ma", ["markdown"]),
    ("estimate --region eu-c", ["eu-central-1", "eu-central-2"]),
    ("compare --types t3.micro,m7g.la", ["m7g.large"]),
    ("compare --family c6", ["c6g", "c6i"]),
    ("compare --purchase on", ["on_demand"]),
    ("compare --vary reg", ["region="]),
    ("estimate --set resources.1.instance_ty", ["resources.1.instance_type="]),
    ("estimate --set cohort.stu", ["cohort.students="]),
    ("compare --vary res", ["resources."]),
    ("compare --vary resources.3.hours_per_d", ["resources.3.hours_per_day="]),
    ("diff --to-set resources.1", ["resources.1."]),
    ("estimate scenarios/tita", ["scenarios/titanic.json"]),
  ]

  @Test(arguments: shells, lines.indices)
  func offers(_ shell: String, _ index: Int) throws {
    let (line, expected) = Self.lines[index]
    // The catalog is there before a shell waits for it.
    #expect(Checkout.run(["completions", "--values", "regions"]).code == 0)
    let result = runScript(try Self.script(line, shell), in: shell, options: Self.options(shell))
    let words = result.output.split(whereSeparator: \.isWhitespace)
      // Bash has the whole list with commas, Zsh the path in parts.
      .map { $0.split(separator: ",").last.map(String.init) ?? "" }
    for word in expected {
      let name = word.split(separator: "/").last.map(String.init) ?? word
      #expect(words.contains { $0.hasSuffix(name) }, "\(shell), \(line): \(result.output)")
    }
  }

  private static func options(_ shell: String) -> [String] {
    ["bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]][shell] ?? []
  }

  private static func script(_ line: String, _ shell: String) throws -> String {
    let program = try #require(builtProgram("budget"))
    let folder = URL(fileURLWithPath: program).deletingLastPathComponent().path
    let variables = Checkout.environment.merging(["PATH": "\(folder):/usr/local/bin:/usr/bin:/bin"])
    { $1 }
    let names = variables.sorted { $0.key < $1.key }
    let exports = names.map { "export \($0.key)='\($0.value)'" }.joined(separator: "\n")
    let start = "\(exports)\ncd '\(Checkout.root)'\n"
    switch shell {
    case "bash":
      let words = (["budget"] + line.split(separator: " ").map(String.init))
      return start + """
        source <(budget completions bash)
        COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))) COMP_CWORD=\(words.count - 1)
        _budget budget
        printf '%s\\n' "${COMPREPLY[@]}"
        """
    case "fish":
      return start + """
        budget completions fish | source
        complete --do-complete 'budget \(line)' | cut -f 1
        """
    default: return start + zsh(line, folder: try Checkout.folder())
    }
  }

  /// Zsh completes at its line editor alone: one runs on a terminal of its own, and what it would
  /// offer is written to a file.
  private static func zsh(_ line: String, folder: String) -> String {
    """
    zmodload zsh/zpty
    cat > '\(folder)/start' <<'END'
    autoload -Uz compinit; compinit -u -D
    source <(budget completions zsh)
    compadd () {
      local -a found
      builtin compadd -O found "$@"
      print -rl -- $found >> '\(folder)/offered'
      builtin compadd "$@"
    }
    touch '\(folder)/ready'
    END
    await() { repeat 600; do [[ -e $1 ]] && return; sleep 0.1; done }
    export TERM=dumb
    zpty shell zsh -f -i
    zpty -w shell "source '\(folder)/start'"
    await '\(folder)/ready'
    zpty -w -n shell "budget \(line)"$'\\t'
    await '\(folder)/offered'
    # Several functions may offer words, one after the other.
    sleep 0.5
    zpty -d shell
    cat '\(folder)/offered'
    """
  }
}
