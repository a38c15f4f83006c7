/// Contains the conversion of records to bytes: schemas of connectors, and encoders and bulk writers of files.
@NullMarked
package dev.millrace.api.serialization;

import org.jspecify.annotations.NullMarked;
