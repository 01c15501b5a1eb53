/** Calls that the hub makes to other systems over HTTP: only to those that configuration names. */
@NullMarked
package vn.hamrong.shared.outgoing;

import org.jspecify.annotations.NullMarked;
