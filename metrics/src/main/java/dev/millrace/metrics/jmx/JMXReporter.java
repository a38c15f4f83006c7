package dev.millrace.metrics.jmx;

import dev.millrace.api.metric.CharacterFilter;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.Gauge;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.metric.LogicalScopeProvider;
import dev.millrace.api.metric.Meter;
import dev.millrace.api.metric.Metric;
import dev.millrace.api.metric.MetricConfig;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.reporter.MetricReporter;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Exposes each metric as an MBean `DOMAIN.SCOPE.NAME` whose keys are the variables, as Flink does. Option:
/// `domain` (`org.apache.flink`).
public final class JMXReporter implements MetricReporter {
    private static final Logger LOG = LoggerFactory.getLogger(JMXReporter.class);
    private static final CharacterFilter CHARACTERS = JMXReporter::valid;

    private final MBeanServer server;
    private final String domain;
    private final Map<ObjectName, Metric> beans = new ConcurrentHashMap<>();

    JMXReporter(MBeanServer server, String domain) {
        this.server = server;
        this.domain = domain;
    }

    @Override
    public void open(MetricConfig config) {
        // There is nothing to open.
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String metricName, MetricGroup group) {
        Object bean = bean(metric);
        if (bean == null) return;
        try {
            ObjectName name = name(metricName, group);
            server.registerMBean(bean, name);
            beans.put(name, metric);
        } catch (InstanceAlreadyExistsException twice) {
            LOG.debug("there is a bean of metric {} already", metricName, twice);
        } catch (JMException refused) {
            LOG.warn("Metric {} cannot be registered as a bean", metricName, refused);
        }
    }

    private ObjectName name(String metricName, MetricGroup group) throws JMException {
        Hashtable<String, String> keys = new Hashtable<>();
        group.getAllVariables().forEach((key, value) -> keys.put(valid(key), valid(value)));
        // An MBean name needs at least one key.
        if (keys.isEmpty()) keys.put("name", valid(metricName));
        String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(CHARACTERS, '.');
        return new ObjectName(domain + "." + scope + "." + valid(metricName), keys);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String metricName, MetricGroup group) {
        try {
            ObjectName name = name(metricName, group);
            if (beans.remove(name, metric)) remove(name);
        } catch (JMException refused) {
            LOG.debug("metric {} was no bean", metricName, refused);
        }
    }

    private void remove(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException gone) {
            LOG.debug("bean {} was gone", name, gone);
        }
    }

    @Override
    public void close() {
        beans.keySet().forEach(this::remove);
        beans.clear();
    }

    private static @Nullable Object bean(Metric metric) {
        return switch (metric) {
            case Counter counter -> new Beans.OfCounter(counter);
            case Gauge<?> gauge -> new Beans.OfGauge(gauge);
            case Histogram histogram -> new Beans.OfHistogram(histogram);
            case Meter meter -> new Beans.OfMeter(meter);
            default -> null;
        };
    }

    /// Removes or replaces characters that names of MBeans must not contain.
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<', '>', '"' -> {}
                case ' ' -> valid.append('_');
                case ',', '=', ';', ':', '?', '\'', '*', '\n', '\\' -> valid.append('-');
                default -> valid.append(c);
            }
        }
        return valid.toString();
    }
}
