/// Records as bytes: the schemas of connectors, encoders and bulk writers of files.
@NullMarked
package dev.millrace.api.serialization;

import org.jspecify.annotations.NullMarked;
