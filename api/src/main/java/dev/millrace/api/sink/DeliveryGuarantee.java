package dev.millrace.api.sink;

import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// Defines how often the external system receives a record if the job fails and restarts.
public enum DeliveryGuarantee implements DescribedEnum {
    /// The external system receives each record once.
    EXACTLY_ONCE("exactly-once", "Each record is delivered once, also after a failure."),
    /// The external system receives each record once or more.
    AT_LEAST_ONCE("at-least-once", "Each record is delivered, after a failure perhaps twice."),
    /// The external system may miss records or receive them twice.
    NONE("none", "Records may be lost or delivered twice after a failure.");

    private final String name;
    private final InlineElement description;

    DeliveryGuarantee(String name, String description) {
        this.name = name;
        this.description = TextElement.text(description);
    }

    @Override
    public InlineElement getDescription() {
        return description;
    }

    @Override
    public String toString() {
        return name;
    }
}
