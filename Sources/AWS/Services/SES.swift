public import Billing
import Money
import Prices
public import Scenarios

/// Amazon SES: emails by recipient, attachments by size, received emails and their chunks, and
/// dedicated addresses (SES pricing page, read 2025-11-03).
public enum SES: MeteredService {
  static let sent = Field<Quantity>.quantity(
    "monthly_emails_sent", unit: "email", "mails sent a month; each recipient counts")
  static let isFromEC2 = Field<Bool>.flag("sent_from_ec2", "whether servers on EC2 send them")
  static let attachments = Field<Quantity>.quantity(
    "monthly_attachments_gb", unit: "GB", "attachments sent a month")
  static let received = Field<Quantity>.quantity(
    "monthly_emails_received", unit: "email", "mails received a month")
  static let receivedSize = Field<Quantity>.quantity(
    "received_email_size_kb", unit: "KB", in: .zero...Quantity(40_960), eachOf: received.name,
    "the size of a received mail; each whole 256 KB are a chunk")
  static let addresses = Field<Quantity>.quantity(
    "dedicated_ips", unit: "address", "addresses from which nobody else sends")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "ses", title: "Amazon SES", summary: "sending and receiving e-mail",
    fields: [
      sent.declaration, isFromEC2.declaration, attachments.declaration, received.declaration,
      receivedSize.declaration, addresses.declaration,
    ],
    details: [
      FieldDetail(isFromEC2.name, of: sent.name), FieldDetail(attachments.name, of: sent.name),
      FieldDetail(receivedSize.name, of: received.name),
    ], check: check)

  private static func count(_ meter: String, _ unit: String, _ meaning: String) -> MeterDeclaration
  {
    MeterDeclaration("ses", meter, unit: unit, .byUse, meaning)
  }

  private static let recipients = count("Recipients", "email", "mails sent")
  private static let recipientsOfEC2 = count("Recipients-EC2", "email", "mails sent from EC2")
  private static let attached = count("AttachmentsSize-Bytes", "GB", "attachments sent")
  private static let messages = count("Message", "email", "mails received")
  private static let chunks = count("ReceivedChunk", "chunk", "chunks of received mails")
  private static let dedicated = MeterDeclaration(
    "ses", "DedicatedIP", unit: "address-month", .existing, "dedicated addresses")

  /// The meters that it may use.
  public static let meters = [recipients, recipientsOfEC2, attached, messages, chunks, dedicated]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if ![sent, received, addresses].contains(where: values.isGiven) {
      problems.add(
        at: values.position,
        "nothing is used: give 'monthly_emails_sent', 'monthly_emails_received' or 'dedicated_ips'")
    }
  }

  /// Meters emails, their attachments and chunks, and addresses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try metering.addMonthly(fields[isFromEC2] ? recipientsOfEC2 : recipients, sent)
    try metering.addMonthly(attached, attachments)
    try metering.addMonthly(messages, received)
    // An incomplete chunk is not billed (SES pricing page, "Email receiving").
    let whole = try fields[receivedSize].divided(by: Quantity(256)).rounded(to: 0, .down)
    try metering.add(
      chunks,
      try metering.monthly(received, Words.noun("mail", for: fields[received]))
        .times(whole, "chunks of 256 KB"),
      granule: .rule("whole chunks of 256 KB"), field: receivedSize.name)
    try metering.addStored(dedicated, addresses, "address")
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .businessApplications, noun: "mail sender",
    ending: Ending(plan: "Give back dedicated addresses"),
    glossary: [
      GlossaryTerm(
        "sandbox", "the state in which a new account may write to verified addresses only.")
    ], offers: ["AmazonSES"])
}
