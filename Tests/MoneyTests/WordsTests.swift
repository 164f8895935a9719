import Money
import Testing

@Suite struct WordsTests {
  @Test(arguments: [
    (0, "error", "0 errors"), (1, "error", "1 error"), (1200, "student", "1,200 students"),
    (2, "address", "2 addresses"), (2, "query", "2 queries"), (2, "key", "2 keys"),
    (3, "GB", "3 GB"), (3, "GB-month", "3 GB-months"), (3, "IOPS", "3 IOPS"),
    (3, "vCPU", "3 vCPUs"), (3, "10,000", "3 10,000"),
  ]) func countsThings(number: Int, noun: String, words: String) {
    #expect(Words.count(number, noun) == words)
  }

  @Test(arguments: [
    ("server", "a server"), ("address", "an address"), ("user pool", "a user pool"),
    ("API", "an API"), ("load balancer", "a load balancer"), ("unit", "a unit"),
  ]) func putsAnArticle(noun: String, words: String) {
    #expect(Words.withArticle(noun) == words)
  }
}
