/// What belongs to no provider.
public enum AnyProvider {
  /// What plans of any provider may use.
  public static let module = ProviderModule(nil, services: [CustomService.self, MeteredUsage.self])
}
