"""The pages about certificates: the holder's, the issuer's and everyone's."""
