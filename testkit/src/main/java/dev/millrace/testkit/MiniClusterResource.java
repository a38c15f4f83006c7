package dev.millrace.testkit;

import dev.millrace.api.config.UnmodifiableConfiguration;
import org.junit.rules.ExternalResource;

/// Implements a JUnit 4 rule that runs programs of the test with these settings. Cancels jobs that still run in
/// the end.
public class MiniClusterResource extends ExternalResource {
    private final LocalCluster cluster;

    public MiniClusterResource(MiniClusterResourceConfiguration miniClusterResourceConfiguration) {
        this.cluster = new LocalCluster(() -> miniClusterResourceConfiguration);
    }

    LocalCluster cluster() {
        return cluster;
    }

    public MiniCluster getMiniCluster() {
        return new MiniCluster(cluster);
    }

    /// Returns the default parallelism.
    public int getNumberSlots() {
        return cluster.slots();
    }

    public UnmodifiableConfiguration getClientConfiguration() {
        return new UnmodifiableConfiguration(cluster.configuration());
    }

    @Override
    public void before() throws Exception {
        cluster.start();
    }

    /// Cancels all running jobs and waits for their end.
    public void cancelAllJobs() {
        cluster.cancelJobs();
    }

    /// Cancels all running jobs and waits for their end.
    public void cancelAllJobsAndWaitUntilSlotsAreFreed() {
        cluster.cancelJobs();
    }

    @Override
    public void after() {
        cluster.stop();
    }
}
