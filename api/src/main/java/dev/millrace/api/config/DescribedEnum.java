package dev.millrace.api.config;

import dev.millrace.api.config.description.InlineElement;

/// Gives each constant of an enum a description.
public interface DescribedEnum {

    /// Returns the description of the constant.
    InlineElement getDescription();
}
