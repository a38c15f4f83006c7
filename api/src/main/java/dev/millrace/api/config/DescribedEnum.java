package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;

/// An enum of which each constant says what choosing it means.
public interface DescribedEnum {

    InlineElement getDescription();
}
