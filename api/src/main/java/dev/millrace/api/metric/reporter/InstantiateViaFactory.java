package dev.millrace.api.metric.reporter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the factory of a reporter for readers of the code. The configuration names the factory with
/// `metrics.reporter.NAME.factory.class`. As in Flink 1.18, no code reads this annotation.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InstantiateViaFactory {
    /// Returns the class name of the factory.
    String factoryClassName();
}
