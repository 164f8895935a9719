import Bills
import Files
import Money
import Testing

/// A small bill in one format, with the expected result.
struct BillCase: Sendable, CustomTestStringConvertible {
  var name: String
  var format: String
  var text: String
  var total: String
  var usage: String
  var credits = "0"
  var tax = "0"
  var rows: (read: Int, used: Int)
  var period: (from: String, to: String)
  var currency = "USD"

  var testDescription: String { name }

  static let all: [BillCase] = [
    BillCase(
      name: "Cost Explorer by service, monthly", format: "cost-explorer-csv",
      text: """
        Service,Glue($),EC2-Instances($),Tax($),Total costs($)
        Service total,0.0000008741,"1,234.56",1.5,"1,236.0600008741"
        2025-07-01,8.741e-07,"1,234.56",,"1,234.5600008741"
        2025-08-01,,,1.5,1.5
        """,
      total: "1236.0600008741", usage: "1234.5600008741", tax: "1.5", rows: (3, 2),
      period: ("2025-07-01", "2025-08-01")),
    BillCase(
      name: "Cost Explorer by tag, daily", format: "cost-explorer-csv",
      text: """
        Project,web($),No tag key: Project($),Total costs($)
        Project total,3,1,4
        2025-07-02,1,0.25,1.25
        2025-07-03,2,0.75,2.75
        """,
      total: "4", usage: "4", rows: (3, 2), period: ("2025-07-02", "2025-07-04")),
    BillCase(
      name: "Cost Explorer by account, with a row of names", format: "cost-explorer-csv",
      text: """
        "Linked account","111122223333($)","444455556666($)","Total costs($)"
        "Linked account name","Kim Lee","Ada, B.",""
        "Linked account total","1,500.25","2","1,502.25"
        "2026-01-01","1,000.25","1","1,001.25"
        "2026-02-01","500","1","501"
        """,
      total: "1502.25", usage: "1502.25", rows: (4, 2), period: ("2026-01-01", "2026-03-01")),
    BillCase(
      name: "Cost Explorer without groups, in another currency", format: "cost-explorer-csv",
      text: """
        "","Total costs(CNY)"
        "Total costs","3"
        "2026-01-04","1"
        "2026-01-05","2"
        """,
      total: "3", usage: "3", rows: (3, 2), period: ("2026-01-04", "2026-01-06"),
      currency: "CNY"),
    BillCase(
      name: "get-cost-and-usage", format: "cost-explorer-json",
      text: """
        {"GroupDefinitions":[{"Type":"DIMENSION","Key":"SERVICE"}],"ResultsByTime":[
          {"TimePeriod":{"Start":"2025-07-01","End":"2025-07-02"},"Total":{},"Groups":[
            {"Keys":["AmazonEC2"],"Metrics":{"UnblendedCost":{"Amount":"1.25","Unit":"USD"},
              "UsageQuantity":{"Amount":"24","Unit":"N/A"}}},
            {"Keys":["Tax"],"Metrics":{"UnblendedCost":{"Amount":"8.741e-07","Unit":"USD"}}}],
           "Estimated":false}]}
        """,
      total: "1.2500008741", usage: "1.25", tax: "0.0000008741", rows: (2, 2),
      period: ("2025-07-01", "2025-07-02")),
    BillCase(
      name: "Cost and Usage Report, legacy", format: "cur",
      text: """
        identity/LineItemId,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost,resourceTags/user:Team
        a,1,Usage,2023-11-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,1,USD,0.0104,red
        b,1,Credit,2023-11-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,0,USD,-0.01,red
        c,1,Tax,2023-11-01T00:00:00Z,AmazonEC2,,1,USD,0.08,
        """,
      total: "0.0804", usage: "0.0104", credits: "-0.01", tax: "0.08", rows: (3, 3),
      period: ("2023-11-01", "2023-11-02")),
    BillCase(
      name: "Cost and Usage Report 2.0", format: "cur-2.0",
      text: """
        line_item_line_item_type,line_item_usage_account_id,line_item_usage_start_date,line_item_usage_type,line_item_usage_amount,line_item_currency_code,line_item_unblended_cost,resource_tags
        Usage,1,2026-09-01 00:00:00.000,EUC1-BoxUsage:t3.micro,1,USD,0.012,"{""user_team"":""red""}"
        Refund,1,2026-09-02 00:00:00.000,EUC1-BoxUsage:t3.micro,1,USD,-0.002,
        """,
      total: "0.01", usage: "0.012", credits: "-0.002", rows: (2, 2),
      period: ("2026-09-01", "2026-09-02")),
    BillCase(
      name: "detailed billing report", format: "dbr",
      text: """
        InvoiceID,PayerAccountId,LinkedAccountId,RecordType,RecordId,ProductName,RateId,SubscriptionId,PricingPlanId,UsageType,Operation,AvailabilityZone,ReservedInstance,ItemDescription,UsageStartDate,UsageEndDate,UsageQuantity,BlendedRate,BlendedCost,UnBlendedRate,UnBlendedCost
        Estimated,1,2,LinkedLineItem,1,Amazon Elastic Compute Cloud,1,1,1,BoxUsage:t1.micro,RunInstances,us-east-1a,N,$0.02 per hour,2013-06-01 00:00:00,2013-06-01 01:00:00,1,0.02,0.02,0.02,0.02
        Estimated,1,2,LinkedLineItem,2,Amazon Elastic Compute Cloud,1,1,1,,,,N,Tax of type VAT,2013-06-01 00:00:00,2013-06-30 23:59:59,,,,,0.01
        Estimated,1,2,Rounding,,,,,,,,,,rounding,,,,,,,0.003
        Estimated,1,2,AccountTotal,AccountTotal:2,,,,,,,,,Total for linked account,,,,,0.033,,0.033
        Estimated,1,,InvoiceTotal,InvoiceTotal,,,,,,,,,Total amount for invoice,,,,,0.033,,0.033
        Estimated,1,,StatementTotal,StatementTotal,,,,,,,,,Total statement amount,,,,,0.033,,0.033
        """,
      total: "0.033", usage: "0.02", tax: "0.01", rows: (6, 3), period: ("2013-06-01", "2013-06-02")
    ),
    BillCase(
      name: "detailed billing report, most of it by month", format: "dbr",
      text: """
        InvoiceID,PayerAccountId,LinkedAccountId,RecordType,ProductName,UsageType,AvailabilityZone,ItemDescription,UsageStartDate,UsageEndDate,UsageQuantity,UnBlendedRate,UnBlendedCost
        1,1,2,LinkedLineItem,Amazon Elastic Compute Cloud,EU-BoxUsage:m3.medium,eu-west-1a,x,2016-02-04 10:00:00,2016-02-04 11:00:00,1,0.073,0.073
        1,1,2,LinkedLineItem,AWS Support (Developer),,,x,2016-02-01 00:00:00,2016-02-29 23:59:59,,,29
        """,
      total: "29.073", usage: "29.073", rows: (2, 2), period: ("2016-02-01", "2016-02-05")),
    BillCase(
      name: "FOCUS 1.3", format: "focus-1.3",
      text: """
        ServiceProviderName,ServiceName,ChargeCategory,ChargePeriodStart,BillingCurrency,BilledCost,SkuMeter,InvoiceId,PricingQuantity,PricingUnit
        AWS,AmazonEKS,Usage,2026-09-01T00:00:00Z,USD,0.10,Hours,1,1,Hours
        AWS,AmazonEKS,Credit,2026-09-01T00:00:00Z,USD,(0.05),Hours,1,NULL,NULL
        """,
      total: "0.05", usage: "0.1", credits: "-0.05", rows: (2, 2),
      period: ("2026-09-01", "2026-09-02")),
    BillCase(
      name: "Azure, Enterprise Agreement", format: "azure-ea",
      text: """
        SubscriptionId,Date,MeterId,MeterCategory,MeterName,Quantity,Cost,BillingCurrency,ResourceId,ChargeType
        s,09/22/2023,m,Virtual Machines,D2 v2,8,0.493152,EUR,/x/y,Usage
        s,09/04/2023,m,Virtual Machines,D2 v2,8,1e-5,EUR,/x/y,Usage
        """,
      total: "0.493162", usage: "0.493162", rows: (2, 2), period: ("2023-09-04", "2023-09-23"),
      currency: "EUR"),
    BillCase(
      name: "Azure, Customer Agreement, day first", format: "azure-mca",
      text: """
        subscriptionId,date,meterId,meterCategory,meterName,quantity,costInBillingCurrency,billingCurrency,chargeType
        s,22/09/2023,m,Storage,LRS,8,1.5,USD,Usage
        s,04/09/2023,m,Storage,LRS,8,0.5,USD,Refund
        """,
      total: "2", usage: "1.5", credits: "0.5", rows: (2, 2), period: ("2023-09-22", "2023-09-23")),
    BillCase(
      name: "Azure, day first, as the last row shows", format: "azure-ea",
      text: """
        SubscriptionId,Date,MeterId,MeterCategory,MeterName,Quantity,Cost,BillingCurrency,ChargeType
        s,01/09/2023,m,Storage,LRS,8,1.5,USD,Usage
        s,02/09/2023,m,Storage,LRS,8,0.5,USD,Usage
        s,13/09/2023,m,Storage,LRS,8,1,USD,Usage
        """,
      total: "3", usage: "3", rows: (3, 3), period: ("2023-09-01", "2023-09-14")),
    BillCase(
      name: "Azure, month first, as the end of the billed month shows", format: "azure-ea",
      text: """
        SubscriptionId,Date,MeterId,MeterCategory,MeterName,Quantity,Cost,BillingCurrency,ChargeType,BillingPeriodEndDate
        s,03/02/2026,m,Storage,LRS,8,1.5,USD,Usage,03/31/2026
        """,
      total: "1.5", usage: "1.5", rows: (1, 1), period: ("2026-03-02", "2026-03-03")),
    BillCase(
      name: "Azure, with points between", format: "azure-ea",
      text: """
        SubscriptionId,Date,MeterId,MeterCategory,MeterName,Quantity,Cost,BillingCurrency,ChargeType
        s,01.09.2023,m,Storage,LRS,8,1.5,USD,Usage
        s,2.9.2023,m,Storage,LRS,8,0.5,USD,Usage
        """,
      total: "2", usage: "2", rows: (2, 2), period: ("2023-09-01", "2023-09-03")),
    BillCase(
      name: "Google's cost table", format: "google-cost-table",
      text: """
        Invoice number,1,
        Currency,USD,
        Project name,Project ID,Service description,SKU description,SKU ID,Credit type,Cost type,Usage start date,Usage end date,Usage amount,Usage unit,Unrounded Cost ($),Cost ($)
        c,c-1,Compute Engine,E2,X,,Usage,2026-06-01,2026-06-30,"1,000",hour,6.723441,6.72
        c,c-1,Compute Engine,E2,X,Promotion,Usage,2026-06-01,2026-06-30,0,hour,-1.000000,-1.00
        ,,,,,,Rounding error,,,,,-0.003441,-0.00
        ,,,,,,Total,,,,,5.720000,5.72
        """,
      total: "5.72", usage: "6.72", credits: "-1", rows: (4, 3),
      period: ("2026-06-01", "2026-07-01")
    ),
    BillCase(
      name: "Google's billing export", format: "google-bigquery",
      text: """
        billing_account_id,service.description,sku.description,usage_start_time,project.id,cost,currency,cost_type,credits
        1,Compute Engine,E2 Core,2026-06-01 00:00:00 UTC,p,2.5,USD,regular,"[{""name"":""Free"",""amount"":-1.25},{""name"":""More"",""amount"":""-0.25""}]"
        1,Compute Engine,Tax,2026-06-02 00:00:00 UTC,p,0.5,USD,tax,[]
        """,
      total: "1.5", usage: "2.5", credits: "-1.5", tax: "0.5", rows: (2, 2),
      period: ("2026-06-01", "2026-06-02")),
    BillCase(
      name: "Google's credits, of which only promotions are money", format: "google-bigquery",
      text: """
        billing_account_id,service.description,sku.description,usage_start_time,project.id,cost,currency,cost_type,credits
        1,Compute Engine,N1 Core,2026-06-01 00:00:00 UTC,p,10,USD,regular,"[{""name"":""s"",""type"":""SUSTAINED_USAGE_DISCOUNT"",""amount"":-2},{""name"":""f"",""type"":""FREE_TIER"",""amount"":-1},{""name"":""g"",""type"":""PROMOTION"",""amount"":-3}]"
        1,Invoice,Rounding,2026-06-01 00:00:00 UTC,,0.25,USD,rounding error,[]
        """,
      total: "4.25", usage: "7", credits: "-3", rows: (2, 2), period: ("2026-06-01", "2026-06-02")),
    BillCase(
      name: "Google's cost table, with discounts", format: "google-cost-table",
      text: """
        Currency,USD,
        Project ID,Service description,SKU description,SKU ID,Credit type,Cost type,Usage start date,Usage end date,Usage amount,Usage unit,Cost ($)
        c,Compute Engine,N1,X,,Usage,2026-06-01,2026-06-30,100,hour,10
        c,Compute Engine,N1,X,Sustained use discount,Usage,2026-06-01,2026-06-30,0,hour,-2
        c,Compute Engine,N1,X,Free tier,Usage,2026-06-01,2026-06-30,0,hour,-1
        c,Compute Engine,N1,X,Promotion,Usage,2026-06-01,2026-06-30,0,hour,-3
        """,
      total: "4", usage: "7", credits: "-3", rows: (4, 4), period: ("2026-06-01", "2026-07-01")),
    BillCase(
      name: "FOCUS 1.0 of Azure, with a refund", format: "focus-1.0",
      text: """
        ProviderName,ServiceName,ChargeCategory,ChargeClass,ChargePeriodStart,BillingCurrency,BilledCost,BillingAccountType,SubAccountType,x_SkuMeterName,PricingQuantity,PricingUnit
        Microsoft,Virtual Machines,Purchase,,2026-06-01T00:00:00Z,USD,50,Billing Profile,Subscription,B2s,1,Hours
        Microsoft,Virtual Machines,Purchase,Correction,2026-06-02T00:00:00Z,USD,-20,Billing Profile,Subscription,B2s,-1,Hours
        """,
      total: "30", usage: "50", credits: "-20", rows: (2, 2), period: ("2026-06-01", "2026-06-02")),
  ]
}

/// Reads texts and bytes as bills.
enum Reading {
  static func bill(_ bytes: [UInt8], name: String = "bill", pieces: Int = 100_000) throws -> Bill {
    try BillReader().read([
      BillInput(name: name) { Pieces(bytes, size: pieces) }
    ])
  }

  static func bills(_ texts: [String]) throws -> Bill {
    try BillReader().read(
      texts.enumerated().map { index, text in
        BillInput(name: "bill \(index + 1)") { BytesSource(Array(text.utf8)) }
      })
  }

  static func sample(_ name: String) -> String {
    var parts = #filePath.split(separator: "/")
    parts.removeLast()
    return "/" + parts.joined(separator: "/") + "/Samples/" + name
  }
}

/// Supplies bytes in pieces of a given size.
final class Pieces: ByteSource {
  private let bytes: [UInt8]
  private let size: Int
  private var position = 0

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, size, bytes.count - position)
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
    }
    position += count
    return count
  }
}

/// Returns a gzip file whose blocks are stored uncompressed.
enum Gzip {
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
      let piece = rest.prefix(0xFFFF)
      rest = rest.dropFirst(piece.count)
      let count = UInt16(piece.count)
      result.append(rest.isEmpty ? 1 : 0)
      result += [UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8)]
      result += piece
    } while !rest.isEmpty
    for word in [checksum(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in [0, 8, 16, 24] { result.append(UInt8(word >> UInt32(shift) & 255)) }
    }
    return result
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
