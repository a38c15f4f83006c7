package dev.millrace.testkit;

import dev.millrace.api.config.UnmodifiableConfiguration;
import org.junit.rules.ExternalResource;

/// A rule of JUnit 4: programs of the test run with these settings. Jobs that still run in the end are cancelled.
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

    /// The parallelism of steps that are given none.
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

    /// Cancels the jobs that still run and waits for their end.
    public void cancelAllJobs() {
        cluster.cancelJobs();
    }

    /// The same.
    public void cancelAllJobsAndWaitUntilSlotsAreFreed() {
        cluster.cancelJobs();
    }

    @Override
    public void after() {
        cluster.stop();
    }
}
