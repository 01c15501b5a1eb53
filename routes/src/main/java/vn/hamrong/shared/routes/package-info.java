/**
 * How everything that leaves is delivered: the loop over the outbox, and the ways out that no job owns. And the door for
 * partners' systems over HTTP (port 8090): what a call and its answer are, who takes which path, and the bounds of it.
 * Plain Java; what touches Camel and Netty is in {@link vn.hamrong.shared.routes.camel}.
 */
@NullMarked
package vn.hamrong.shared.routes;

import org.jspecify.annotations.NullMarked;
