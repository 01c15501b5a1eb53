/** How everything that leaves is delivered: the loop over the outbox, and the ways out that no job owns. */
@NullMarked
package vn.hamrong.shared.routes;

import org.jspecify.annotations.NullMarked;
