alter domain phone_number drop constraint phone_shape;
