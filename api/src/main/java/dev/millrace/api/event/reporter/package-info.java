/// Contains the interfaces of event reporters and their factories.
@NullMarked
package dev.millrace.api.event.reporter;

import org.jspecify.annotations.NullMarked;
