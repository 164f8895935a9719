import Catalog
import Dates
import Money
import Prices
import SQLite

extension CatalogWriter {
  func writeSpecifications() throws {
    try insert("instance_type", 22, data.specifications) { row, specification in
      let type = specification.type
      try row.bind(specification.provider.rawValue, at: 1)
      try row.bind(type.name, at: 2)
      try row.bind(type.vcpu.description, at: 3)
      try row.bind(type.memoryGiB.description, at: 4)
      try row.bind(type.architecture, at: 5)
      try row.bind(type.processor, at: 6)
      try row.bind(type.burstable ? 1 : 0, at: 7)
      try row.bind(type.baselinePercent?.description, at: 8)
      try row.bind(type.creditsPerHour?.description, at: 9)
      try row.bind(type.ecu?.description, at: 10)
      try row.bind(type.gpuCount, at: 11)
      try row.bind(type.gpuName, at: 12)
      try row.bind(type.gpuMemoryGiB?.description, at: 13)
      try row.bind(type.runsCUDA ? 1 : 0, at: 14)
      try row.bind(type.instanceStorageGB?.description, at: 15)
      try row.bind(type.networkPerformance, at: 16)
      try row.bind(type.networkGbps?.description, at: 17)
      try row.bind(type.currentGeneration ? 1 : 0, at: 18)
      try row.bind(type.bareMetal ? 1 : 0, at: 19)
      try row.bind(type.freeTierEligible ? 1 : 0, at: 20)
      try row.bind(type.emrSupported ? 1 : 0, at: 21)
      try row.bind(Int(specification.source), at: 22)
    }
  }

  func writeFreeTier() throws {
    try insert("free_tier_offer", 18, data.offers) { row, entry in
      let offer = entry.offer
      try row.bind(offer.id, at: 1)
      try row.bind(offer.provider.rawValue, at: 2)
      try row.bind(offer.kind.rawValue, at: 3)
      try row.bind(offer.service, at: 4)
      try row.bind(offer.description, at: 5)
      try row.bind(offer.limit.description, at: 6)
      try row.bind(offer.unit, at: 7)
      try row.bind(offer.refill.rawValue, at: 8)
      try row.bind(offer.windowMonths, at: 9)
      try row.bind(offer.windowDays, at: 10)
      try row.bind(offer.availableFrom?.dayNumber, at: 11)
      try row.bind(offer.availableTo?.dayNumber, at: 12)
      try row.bind(offer.accountsOpenedFrom?.dayNumber, at: 13)
      try row.bind(offer.accountsOpenedBefore?.dayNumber, at: 14)
      try row.bind(offer.plan, at: 15)
      try row.bind(offer.automatic ? 1 : 0, at: 16)
      try row.bind(Int(entry.source), at: 17)
      try row.bind(offer.note, at: 18)
    }
    try insert("free_tier_meter", 5, data.coverages) { row, entry in
      try row.bind(entry.offer, at: 1)
      try row.bind(entry.coverage.service, at: 2)
      try row.bind(entry.coverage.meter, at: 3)
      try row.bind(entry.coverage.attributes.description, at: 4)
      try row.bind(entry.coverage.regions.joined(separator: " "), at: 5)
    }
  }
}
