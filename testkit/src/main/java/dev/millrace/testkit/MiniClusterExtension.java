package dev.millrace.testkit;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.UnmodifiableConfiguration;
import java.lang.annotation.Annotation;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Implements a JUnit extension that runs programs of tests with these settings, in the process of the test. Cancels
/// jobs that still run in the end.
public final class MiniClusterExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final int SLOTS = 4;

    private final LocalCluster cluster;
    private boolean isForOneTest;

    /// Creates an extension with four slots.
    public MiniClusterExtension() {
        this(new MiniClusterResourceConfiguration.Builder()
                .setNumberSlotsPerTaskManager(SLOTS)
                .build());
    }

    public MiniClusterExtension(MiniClusterResourceConfiguration miniClusterResourceConfiguration) {
        this(() -> miniClusterResourceConfiguration);
    }

    /// @param miniClusterResourceConfigurationSupplier called once, before the first test
    public MiniClusterExtension(Supplier<MiniClusterResourceConfiguration> miniClusterResourceConfigurationSupplier) {
        this.cluster = new LocalCluster(miniClusterResourceConfigurationSupplier);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        cluster.start();
    }

    /// JUnit does not call `beforeAll` for an extension in a field that is not static.
    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        isForOneTest = !cluster.isRunning();
        if (isForOneTest) cluster.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (isForOneTest) cluster.stop();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        cluster.stop();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
        Class<?> type = parameterContext.getParameter().getType();
        return accepts(parameterContext, InjectClusterClientConfiguration.class, type, UnmodifiableConfiguration.class)
                || accepts(parameterContext, InjectClusterClient.class, type, ClusterClient.class)
                || accepts(parameterContext, InjectMiniCluster.class, type, MiniCluster.class);
    }

    private static boolean accepts(
            ParameterContext parameter, Class<? extends Annotation> mark, Class<?> type, Class<?> given) {
        return parameter.isAnnotated(mark) && type.isAssignableFrom(given);
    }

    @Override
    public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
        if (parameterContext.isAnnotated(InjectClusterClient.class)) return new LocalClusterClient(cluster);
        if (parameterContext.isAnnotated(InjectMiniCluster.class)) return new MiniCluster(cluster);
        return new UnmodifiableConfiguration(cluster.configuration());
    }

    /// Returns a new environment with the settings.
    public TestStreamEnvironment getTestStreamEnvironment() {
        return cluster.environment();
    }

    public Configuration getClientConfiguration() {
        return new UnmodifiableConfiguration(cluster.configuration());
    }

    /// Returns the default parallelism.
    public Integer getNumberSlots() {
        return cluster.slots();
    }

    /// Returns whether tests are in progress.
    public boolean isRunning() {
        return cluster.isRunning();
    }
}
