public import Billing
import Money
import Prices
public import Scenarios

/// Amazon API Gateway: REST calls, HTTP calls in steps of 512 KB, WebSocket messages in steps of
/// 32 KB with their connection minutes, and the cache of REST APIs by the hour (API Gateway pricing
/// page, as quoted on 2025-05-19; whitepaper "Best Practices for Designing Amazon API Gateway
/// Private APIs", read 2026-11-20).
public enum APIGateway: MeteredService {
  static let kind = Field<Kind>.choice("api_type", default: .rest, "the kind of API")
  static let requests = Field<Quantity>.quantity(
    "monthly_requests", unit: "request", "calls a month (rest, http)")
  // A payload is at most 10 MB, a message at most 128 KB (API Gateway quotas).
  static let requestSize = Field<Quantity>.quantity(
    "request_size_kb", unit: "KB", in: .zero...Quantity(10_240),
    "the size of a call; each begun 512 KB count as a call (http)")
  static let messages = Field<Quantity>.quantity(
    "monthly_messages", unit: "message", "messages sent and received a month (websocket)")
  static let messageSize = Field<Quantity>.quantity(
    "message_size_kb", unit: "KB", in: .zero...Quantity(128),
    "the size of a message; each begun 32 KB count as a message (websocket)")
  static let connectionMinutes = Field<Quantity>.quantity(
    "monthly_connection_mins", unit: "minute",
    "minutes a month for which clients are connected, all together (websocket)")
  static let cacheSize = Field<Quantity?>.optionalQuantity(
    "cache_size_gb", unit: "GB", in: .zero...Quantity(237), default: "no cache",
    "the size of the cache: \(cacheSizes.joined(separator: ", ")) (rest)")

  /// The available sizes of a cache, in GB.
  static let cacheSizes = ["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"]

  /// The kinds of API.
  public enum Kind: String, Sendable, CaseIterable {
    case rest, http, websocket
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "api_gateway", title: "Amazon API Gateway", summary: "interfaces for programs",
    fields: [
      kind.declaration, requests.declaration, requestSize.declaration, messages.declaration,
      messageSize.declaration, connectionMinutes.declaration, cacheSize.declaration,
    ],
    details: [
      FieldDetail(requestSize.name, of: requests.name),
      FieldDetail(messageSize.name, of: messages.name),
    ], check: check)

  /// The meters that an API may use.
  public static let meters =
    [restCalls, httpCalls, webSocketMessages, connectionTime]
    + cacheSizes.compactMap { caches[$0] }

  private static let restCalls = MeterDeclaration(
    "api_gateway", "ApiGatewayRequest", unit: "request", .byUse, "REST calls")
  private static let httpCalls = MeterDeclaration(
    "api_gateway", "ApiGatewayHttpRequest", unit: "request", .byUse,
    "HTTP calls, each begun 512 KB")
  private static let webSocketMessages = MeterDeclaration(
    "api_gateway", "ApiGatewayMessage", unit: "message", .byUse,
    "WebSocket messages, each begun 32 KB")
  private static let connectionTime = MeterDeclaration(
    "api_gateway", "ApiGatewayMinute", unit: "minute", .byUse, "minutes of WebSocket connections")
  private static let caches: [String: MeterDeclaration] = Dictionary(
    uniqueKeysWithValues: cacheSizes.map { size in
      (
        size,
        MeterDeclaration(
          "api_gateway", "ApiGatewayCacheUsage", ["cache_size_gb": size], unit: "hour", .existing,
          "cache of \(size) GB")
      )
    })

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .integration, noun: "API", ending: Ending(plan: "Delete the API, with its cache"),
    glossary: [.request], offers: ["AmazonApiGateway"])

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let name = "api_type '\(values[kind].rawValue)'"
    if values[kind] == .websocket {
      problems.refuse(
        requests, of: values, with: name, hints: ["it is billed by messages: 'monthly_messages'"])
    } else {
      let hints = ["messages are of \"api_type\": \"websocket\""]
      problems.refuse(messages, of: values, with: name, hints: hints)
      problems.refuse(messageSize, of: values, with: name, hints: hints)
      problems.refuse(connectionMinutes, of: values, with: name, hints: hints)
    }
    if values[kind] != .http {
      problems.refuse(
        requestSize, of: values, with: name,
        hints: values[kind] == .rest ? ["a REST call is one call, whatever its size"] : [])
    }
    if values[kind] != .rest {
      problems.refuse(
        cacheSize, of: values, with: name, hints: ["only \"api_type\": \"rest\" has a cache"])
    }
    checkCache(values, &problems)
  }

  private static func checkCache(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard let range = values.range(cacheSize.name) else { return }
    let place = values.position(of: cacheSize.name)
    if range.isRange {
      problems.add(at: place, "'cache_size_gb' cannot be a range: it is one of a few sizes")
    } else if !cacheSizes.contains(range.likely.description) {
      problems.add(
        at: place, "there is no cache of \(range.likely.grouped) GB",
        hints: ["sizes in GB: \(cacheSizes.joined(separator: ", "))"])
    }
  }

  /// Meters calls, messages, minutes and the cache.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    switch fields[kind] {
    case .rest:
      try metering.addMonthly(restCalls, requests)
    case .http:
      try meterSteps(
        httpCalls, requests, of: fields[requestSize], step: 512, "HTTP calls", &metering)
    case .websocket:
      try meterSteps(
        webSocketMessages, messages, of: fields[messageSize], step: 32, "WebSocket messages",
        &metering)
      try metering.addMonthly(
        connectionTime, connectionMinutes, "minute", "WebSocket connections")
    }
    // The check has already reported a size that does not exist.
    guard let size = fields[cacheSize], let cache = caches[size.description] else { return }
    // The page gives an hourly price and no finer step, so a part of an hour counts as an hour.
    try metering.add(
      cache, try metering.runningHours(.wholeHour), granule: .time(.wholeHour),
      field: cacheSize.name)
  }

  /// Meters calls or messages, each counted once for every step of its size that it begins.
  private static func meterSteps(
    _ meter: MeterDeclaration, _ field: Field<Quantity>, of size: Quantity, step: Int,
    _ description: String, _ metering: inout Metering
  ) throws {
    let step = Quantity(step)
    let steps = max(.one, try size.roundedUp(toMultipleOf: step).divided(by: step))
    let quantity = metering.resource.fields[field]
    let amount = try metering.monthly(field, Words.noun(meter.unit, for: quantity))
    try metering.add(
      meter,
      try amount.times(steps, "(\(size.grouped) KB in steps of \(step.grouped) KB)"), description,
      granule: .rule("each begun \(step.grouped) KB count as a \(meter.unit)"), field: field.name)
  }
}
