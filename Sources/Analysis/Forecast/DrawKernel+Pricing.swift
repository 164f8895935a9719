import Billing

/// Prices what was drawn: tiers, pools of free usage, and credits, as an estimate does.
extension DrawKernel {
  /// Prices a ledger as it is drawn: what is used up and paid, within one account.
  func price(
    _ ledger: CompiledPlan.Ledger, _ random: inout RandomNumbers, weight: Double
  ) -> (used: Double, paid: Double) {
    for index in ledger.groups {
      let group = plan.groups[index]
      // What only its sum matters of is worked out where it is summed up.
      guard group.isDynamic, !group.isSummed else { continue }
      for each in group.quantities where plan.quantities[each].isDynamic {
        if ledger.students > 0, plan.quantities[each].isOfStudents { continue }
        evaluate(each, into: used + each * months)
      }
    }
    for index in ledger.events { drawEvent(plan.events[index], &random) }
    let constant = plan.numbers.base + ledger.constant
    for place in 0..<(ledger.runs * months) { due[place] = constant[place] }
    addGroups(ledger)
    return pay(ledger, weight)
  }

  private func addGroups(_ ledger: CompiledPlan.Ledger, dynamic: Bool = true) {
    for index in ledger.groups where plan.groups[index].isDynamic == dynamic {
      let group = plan.groups[index]
      sumUp(index, group)
      guard group.isPlain else { continue }
      let row = groupUsed + index * months
      let price = plan.tiers[group.tiers.lowerBound].price
      let sums = due + group.run * months
      if group.path < 0 {
        for month in 0..<months { sums[month] += row[month] * price }
      } else {
        let path = multiples + group.path * months
        for month in 0..<months { sums[month] += row[month] * price * path[month] }
      }
    }
    for index in ledger.pools where plan.pools[index].isDynamic == dynamic {
      deduct(plan.pools[index])
    }
    for index in ledger.groups {
      let group = plan.groups[index]
      if group.isDynamic == dynamic, !group.isPlain { spread(index, group) }
    }
  }

  private func sumUp(_ index: Int, _ group: CompiledPlan.Group) {
    let (sums, months) = (groupUsed + index * months, months)
    sums.update(repeating: 0, count: months)
    if group.isSummed {
      for each in group.quantities { add(plan.quantities[each], to: sums) }
    } else {
      for each in group.quantities {
        let row = used + each * months
        for month in 0..<months { sums[month] += row[month] }
      }
    }
    if group.isInPool {
      (free + index * months).update(repeating: 0, count: months)
      (freeCost + index * months).update(repeating: 0, count: months)
    }
  }

  /// What usage costs by the tiers of a group.
  @inline(__always)
  private func cost(_ group: CompiledPlan.Group, _ quantity: Double) -> Double {
    var cost = 0.0
    for index in group.tiers {
      let tier = plan.tiers[index]
      if quantity <= tier.from { break }
      cost += (min(quantity, tier.to) - tier.from) * tier.price
    }
    return cost
  }

  private func coverable(_ index: Int, _ group: CompiledPlan.Group, _ month: Int) -> Double {
    if group.allTakeFree { return groupUsed[index * months + month] }
    var sum = 0.0
    for each in group.quantities where plan.quantities[each].takesFree {
      sum += used[each * months + month]
    }
    return sum
  }

  private func deduct(_ pool: CompiledPlan.Pool) {
    for month in 0..<months {
      let share = plan.numbers[pool.shares + month]
      if share == 0 { continue }
      var total = 0.0
      for member in pool.members {
        let index = plan.members[member]
        let usage = coverable(index, plan.groups[index], month)
        total += share * (usage - free[index * months + month])
      }
      if total <= 0 { continue }
      let given = min(total, plan.numbers[pool.limits + month]) / total
      for member in pool.members {
        let index = plan.members[member]
        let group = plan.groups[index]
        let place = index * months + month
        let charged = coverable(index, group, month) - free[place]
        let part = share * charged * given
        if part <= 0 { continue }
        freeCost[place] += cost(group, charged) - cost(group, max(charged - part, 0))
        free[place] += part
      }
    }
  }

  /// Adds what is left of a group to its runs.
  private func spread(_ index: Int, _ group: CompiledPlan.Group) {
    for month in 0..<months {
      let place = index * months + month
      let multiple = group.path < 0 ? 1 : multiples[group.path * months + month]
      if group.run >= 0 {
        due[group.run * months + month] +=
          multiple * (cost(group, groupUsed[place]) - freeCost[place])
        continue
      }
      var (before, list) = (0.0, 0.0)
      for each in group.quantities {
        let quantity = used[each * months + month]
        parts[each] = cost(group, before + quantity) - cost(group, before)
        before += quantity
        if plan.quantities[each].takesFree { list += parts[each] }
      }
      for each in group.quantities {
        let takes = plan.quantities[each].takesFree && list > 0
        let left = parts[each] - (takes ? freeCost[place] * parts[each] / list : 0)
        due[plan.quantities[each].run * months + month] += multiple * left
      }
    }
  }

  /// Lets credits pay, month by month.
  private func pay(
    _ ledger: CompiledPlan.Ledger, _ weight: Double
  ) -> (used: Double, paid: Double) {
    for index in ledger.credits {
      let credit = plan.credits[index]
      remaining[credit.result] = credit.amount
      exhausted[credit.result] = .infinity
    }
    var (allUsed, allPaid) = (0.0, 0.0)
    for month in 0..<months {
      var used = 0.0
      for run in 0..<ledger.runs {
        open[run] = due[run * months + month]
        used += open[run]
      }
      var left = used
      for index in ledger.credits {
        let credit = plan.credits[index]
        var available = remaining[credit.result]
        if available <= 0 { continue }
        let share = plan.numbers[credit.shares + month]
        let before = available
        var (wanted, earlier, all) = (0.0, 0.0, 0.0)
        for run in 0..<ledger.runs {
          let part = plan.numbers[credit.pays + run]
          if part <= 0 { continue }
          let full = due[run * months + month]
          // What credits before it have paid, less what it does not pay in any case.
          let paid = max(full - open[run] - (1 - part) * full, 0)
          let payable = max(share * part * full - paid, 0)
          wanted += payable
          earlier += paid
          all += part * full
          let amount = min(payable, available)
          available -= amount
          open[run] -= amount
          left -= amount
        }
        remaining[credit.result] = available
        if available <= 1e-9, wanted > 0 {
          remaining[credit.result] = 0
          exhausted[credit.result] = Double(month)
          usedAtEnd[credit.result] = min(earlier + before, all)
          usedInMonth[credit.result] = all
        }
      }
      usedSums[month] += weight * used
      paidSums[month] += weight * left
      allUsed += used
      allPaid += left
    }
    return (allUsed, allPaid)
  }

  /// The sums of a ledger's runs, by month, over the groups that no draw changes.
  func constants(of ledger: CompiledPlan.Ledger) -> [Double] {
    due.update(repeating: 0, count: ledger.runs * months)
    addGroups(ledger, dynamic: false)
    return (0..<(ledger.runs * months)).map { due[$0] }
  }
}
