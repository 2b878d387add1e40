"""What the texts say on their own: classes, specificities, correspondences, similarity graph."""
