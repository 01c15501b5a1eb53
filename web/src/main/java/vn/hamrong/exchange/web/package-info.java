/** Pages of the message desk: connections, messages, parked ones, replays. For engineers, of their own facility only. */
@NullMarked
package vn.hamrong.exchange.web;

import org.jspecify.annotations.NullMarked;
