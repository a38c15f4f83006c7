/// What the engine knows of the types of values: how they are found, compared, copied, hashed and taken apart.
@NullMarked
package dev.millrace.api.type;

import org.jspecify.annotations.NullMarked;
