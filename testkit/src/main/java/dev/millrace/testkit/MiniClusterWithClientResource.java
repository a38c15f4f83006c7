package dev.millrace.testkit;

/// Implements a JUnit 4 rule that runs programs of the test with these settings. Cancels jobs that still run in
/// the end.
public class MiniClusterWithClientResource extends MiniClusterResource {

    public MiniClusterWithClientResource(MiniClusterResourceConfiguration miniClusterResourceConfiguration) {
        super(miniClusterResourceConfiguration);
    }

    public ClusterClient<?> getClusterClient() {
        return new LocalClusterClient(cluster());
    }

    /// Returns a new environment with the settings.
    public TestStreamEnvironment getTestStreamEnvironment() {
        return cluster().environment();
    }

    @Override
    public void before() throws Exception {
        super.before();
    }

    @Override
    public void after() {
        super.after();
    }
}
