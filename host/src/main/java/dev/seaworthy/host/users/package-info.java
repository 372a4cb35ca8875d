/** The account of a service, and who may do what with its files. */
@NullMarked
package dev.seaworthy.host.users;

import org.jspecify.annotations.NullMarked;
