/// Services that belong to no provider.
public enum AnyProvider {
  /// The services that plans of any provider may use.
  public static let module = ProviderModule(nil, services: [CustomService.self, MeteredUsage.self])
}
