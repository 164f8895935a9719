import Catalog
import Feeds
import Files

let arguments = CommandLine.arguments
_ = try CatalogFile.openOrBuild(data: arguments[1], file: arguments[2])
let reader = try FeedReader(data: arguments[1])
let refresh = try CatalogRefresh(catalog: arguments[2])
let staging = try refresh.staging()
let prefix = try Files.readPrefix(arguments[3], count: FeedFormat.prefixLength)
let result = try reader.read(FileSource(arguments[3]), try FeedFormat.detect(prefix), FeedFile(address: arguments[3]), into: staging)
print(result.tally.read, result.tally.kept, result.tally.skipped)
for r in result.tally.reasons.prefix(40) { print(r) }
do {
print(try refresh.apply(staging, coverage: result.coverage, force: arguments.count > 4))
} catch { print(error) }
