/// Describes options by elements that documentation and terminals can lay out.
@NullMarked
package dev.millrace.api.config.description;

import org.jspecify.annotations.NullMarked;
