import Testing

/// Tests with real processes: missions are made with the command line, their daemons run, and what they do is
/// seen from outside. One after the other, since they measure what a machine with two cores can do in time.
@Suite("End to end", .serialized, .tags(.endToEnd))
struct EndToEnd {}

extension Tag {
  @Tag static var endToEnd: Self
  /// Ends daemons with SIGKILL at many points.
  @Tag static var killSweep: Self
}
