package dev.millrace.api.sink;

import dev.millrace.api.config.DescribedEnum;
import dev.millrace.api.config.description.InlineElement;
import dev.millrace.api.config.description.TextElement;

/// How often a record reaches the outside when the job fails and starts again.
public enum DeliveryGuarantee implements DescribedEnum {
    /// Once.
    EXACTLY_ONCE("exactly-once", "Each record is delivered once, also after a failure."),
    /// Once or more.
    AT_LEAST_ONCE("at-least-once", "Each record is delivered, after a failure perhaps twice."),
    /// No promise.
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
