/** Handlers in camel-netty's pipeline that more than one job's ports use. */
@NullMarked
package vn.hamrong.shared.routes.camel;

import org.jspecify.annotations.NullMarked;
