package dev.millrace.api.metric.reporter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the factory of a reporter for the reader of its code. A configuration names the factory itself, with
/// `metrics.reporter.NAME.factory.class`; as in Flink 1.18, nothing reads this annotation.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InstantiateViaFactory {
    String factoryClassName();
}
