package dev.millrace.testkit;

/// A rule of JUnit 4: programs of the test run with these settings. Jobs that still run in the end are cancelled.
public class MiniClusterWithClientResource extends MiniClusterResource {

    public MiniClusterWithClientResource(MiniClusterResourceConfiguration miniClusterResourceConfiguration) {
        super(miniClusterResourceConfiguration);
    }

    public ClusterClient<?> getClusterClient() {
        return new LocalClusterClient(cluster());
    }

    /// A new environment with the settings.
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
